const CONTEXTS = "office|people|money|relief|collections|lending|wealth";
const DESKS = "relief|collections|lending|wealth";
const VENDORS =
  "^node_modules/(stripe|nodemailer|ssh2|ssh2-sftp-client|@aws-sdk|smtp-server|s3rver|msw|twilio|razorpay)/";
const OUR_TESTS = "\\.test\\.tsx?$|^tests/|^e2e/";

/** A layer inside a context, and what it may lean on. */
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^app/(${CONTEXTS})/${from}/`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^app/", pathNot: allowed },
});

const within = (...layers) => `^app/(${CONTEXTS})/(${layers.join("|")})/`;

/** Contexts lean one way: office ← people ← money ← desks. */
const above = (lower, higher) => ({
  name: `${lower}-below-${higher.replaceAll("|", "-")}`,
  comment: "office ← people ← money ← { relief | collections | lending | wealth }",
  severity: "error",
  from: { path: `^app/${lower}/` },
  to: { path: `^app/(${higher})/` },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^(app|scripts)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-cycles-between-folders",
      comment: "a folder of a context that needs another which needs it back is one folder",
      severity: "error",
      scope: "folder",
      from: { path: `^app/(${CONTEXTS}|ports|platform|ui)/` },
      to: { circular: true },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^(app|scripts)/",
        pathNot: ["\\.d\\.m?ts$", "^app/routes/", "^app/(root|entry\\.)", "^app/platform/http/load-context"],
      },
      to: {},
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    layer("domain", "domain", within("domain"), "domain → domain"),
    layer(
      "data",
      "data",
      `${within("domain", "data")}|^app/platform/(db|ids|crypto|clock)/`,
      "data → domain, data, platform/db",
    ),
    layer(
      "queries",
      "queries",
      `${within("domain", "data", "queries")}|^app/platform/(db|ids|crypto)/|^app/people/access/query-context`,
      "queries → domain, data, queries, platform/db",
    ),
    layer(
      "commands",
      "commands",
      `${within("domain", "data", "commands")}|^app/platform/(db|ids|clock|crypto|queue|log|env)/|^app/jobs/catalog`,
      "commands → domain, data, commands, platform/db, names of jobs",
    ),
    layer(
      "letters",
      "letters",
      `${within("domain", "letters")}|^app/ui/(i18n|locales|format)/`,
      "letters → domain, letters, texts, amounts and dates as readers write them",
    ),
    {
      name: "domain-packages",
      comment: "domain knows small maths and date packages only",
      severity: "error",
      from: { path: `^app/(${CONTEXTS})/domain/`, pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^node_modules/",
        pathNot: "^node_modules/(zod|temporal-polyfill|decimal\\.js|libphonenumber-js|csv-parse)/",
      },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: `^app/(${CONTEXTS})/domain/`, pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(buffer|crypto)$" },
    },
    above("office", "people|money|relief|collections|lending|wealth"),
    above("people", "money|relief|collections|lending|wealth"),
    above("money", DESKS),
    ...DESKS.split("|").map((desk) => ({
      name: `${desk}-alone`,
      comment: "desks never import each other",
      severity: "error",
      from: { path: `^app/${desk}/` },
      to: { path: `^app/(${DESKS})/`, pathNot: `^app/${desk}/` },
    })),
    {
      name: "ports",
      comment: "ports → domain, platform",
      severity: "error",
      from: { path: "^app/ports/" },
      to: { path: "^app/", pathNot: `^app/ports/|^app/platform/|${within("domain")}` },
    },
    {
      name: "ports-apart",
      comment: "ports do not know each other; two ports of one vendor share its client and its types",
      severity: "error",
      from: { path: "^app/ports/([^/]+)/" },
      to: { path: "^app/ports/([^/]+)/", pathNot: "^app/ports/($1|payments)/" },
    },
    {
      name: "jobs",
      comment: "jobs → commands, queries, letters, ports, platform",
      severity: "error",
      from: { path: "^app/jobs/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^app/(routes|ui)/", pathNot: "^app/ui/(i18n|locales|format)/" },
    },
    {
      name: "ui",
      comment: "ui → domain, types of queries",
      severity: "error",
      from: { path: "^app/ui/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^app/",
        pathNot: `^app/ui/|^app/app\\.css$|${within("domain")}`,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "platform",
      comment: "platform → npm only",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: "^app/", pathNot: "^app/platform/" },
    },
    {
      name: "routes-call-one-thing",
      comment:
        "routes → access, queries, commands, domain, letters, ui; never data, ports, database; what takes or gives a stored file streams it",
      severity: "error",
      from: {
        path: "^app/routes/",
        pathNot:
          "^app/routes/((hooks|files)\\+/|api\\+/v1\\+/bank-statements\\+/_index|_portal\\+/portal\\+/\\$slug\\+/(statements|receipts|brand))",
      },
      to: { path: `^app/(ports|jobs)/|^app/(${CONTEXTS})/data/|^app/platform/(db|queue)/` },
    },
    {
      name: "hooks-and-files",
      severity: "error",
      from: { path: "^app/routes/(hooks|files)\\+/" },
      to: { path: `^app/(${CONTEXTS})/data/|^app/platform/(db|queue)/` },
    },
    {
      name: "audiences-apart",
      severity: "error",
      from: { path: "^app/routes/([^/]+)\\+/" },
      to: { path: "^app/routes/([^/]+)\\+/", pathNot: "^app/routes/$1\\+/" },
    },
    {
      name: "departments-apart",
      severity: "error",
      from: { path: "^app/routes/_staff\\+/([^/]+)\\+/" },
      to: { path: "^app/routes/_staff\\+/([^/]+)\\+/", pathNot: "^app/routes/_staff\\+/$1\\+/" },
    },
    {
      name: "vendors-in-ports",
      comment: "a vendor's package is known to its port, to what stands in for it and to tests",
      severity: "error",
      from: { path: "^(app|scripts|prisma)/", pathNot: `^app/ports/|^scripts/stand-ins/|${OUR_TESTS}` },
      to: { path: VENDORS },
    },
    {
      name: "prisma-in-platform-db",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/platform/db/|\\.test\\.tsx?$" },
      to: { path: "^node_modules/(@prisma|prisma)/|^app/platform/db/generated/" },
    },
    {
      name: "server-stays-on-the-server",
      comment: "what uses Node or a server's package says so in its name: .server",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: [
          "\\.server\\.tsx?$",
          "\\.test\\.tsx?$",
          "^app/routes/",
          "^app/(entry\\.server|root)",
          "^app/jobs/[^/]+\\.ts$", // tables and the entry, which spec 08 names
          "^app/platform/http/web\\.ts$",
          "^app/platform/db/generated/",
        ],
      },
      to: {
        path: "\\.server\\.tsx?$|^(node:)?[a-z_]+$|^node_modules/(pg|pino|express|stripe|pg-boss|nodemailer|@node-rs)/",
        pathNot: "^app/.*(?<!\\.server)\\.tsx?$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-tests-in-product",
      severity: "error",
      from: { path: "^(app|scripts)/", pathNot: OUR_TESTS },
      to: { path: OUR_TESTS },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/platform/db/generated/"] },
    exclude: { path: "^(build|\\.cache|\\.data)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
    cache: { folder: ".cache/depcruise", strategy: "content" },
  },
};
