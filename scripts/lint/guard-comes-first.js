const ENTRIES = new Set(["loader", "action"]);

/** The first statement of every loader and action is the guard of the route's audience. */
export const guardComesFirst = {
  meta: {
    type: "problem",
    schema: [{ type: "array", items: { type: "string" } }],
    messages: {
      guard: "the first statement of {{entry}} must call {{guards}}",
      plain: "{{entry}} must be a plain exported function, or its body may ship to the browser",
    },
  },
  create(context) {
    const [guards] = context.options;
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        for (const entry of namesOf(node)) {
          if (!ENTRIES.has(entry)) continue;
          if (declaration?.type !== "FunctionDeclaration") {
            context.report({ node, messageId: "plain", data: { entry } });
          } else if (!callsOne(declaration.body.body[0], guards)) {
            context.report({ node, messageId: "guard", data: { entry, guards: guards.join(" or ") } });
          }
        }
      },
    };
  },
};

function namesOf(node) {
  const { declaration } = node;
  if (declaration?.id) return [declaration.id.name];
  if (declaration?.declarations) return declaration.declarations.map(({ id }) => id.name);
  return node.specifiers.map((specifier) => specifier.exported.name);
}

function callsOne(statement, guards) {
  const value =
    statement?.type === "VariableDeclaration"
      ? statement.declarations[0].init
      : (statement?.expression ?? statement?.argument);
  const call = value?.type === "AwaitExpression" ? value.argument : value;
  return call?.type === "CallExpression" && guards.includes(call.callee.name);
}
