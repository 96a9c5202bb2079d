/** Reading across tenants is only allowed in functions whose name says so. */
export const acrossTenantsByName = {
  meta: {
    type: "problem",
    schema: [],
    messages: { name: "acrossRows may only be called in a function named acrossTenants…" },
  },
  create(context) {
    return {
      CallExpression(node) {
        if (node.callee.name !== "acrossRows") return;
        const names = context.sourceCode
          .getAncestors(node)
          .map((ancestor) => ancestor.id?.name)
          .filter(Boolean);
        if (!names.some((name) => name.startsWith("acrossTenants")))
          context.report({ node, messageId: "name" });
      },
    };
  },
};
