import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

import { acrossTenantsByName } from "./scripts/lint/across-tenants-by-name.js";
import { fileNameIsExport } from "./scripts/lint/file-name-is-export.js";
import { guardComesFirst } from "./scripts/lint/guard-comes-first.js";
import { FUNCTION_LINES, SIZES } from "./scripts/lint/sizes.js";

const TESTS = ["**/*.test.{ts,tsx}", "tests/**", "e2e/**"];

/** First statement of loaders and actions, by audience. */
const GUARDS = [
  { files: ["app/routes/_staff+/**"], guards: ["requireStaff"] },
  {
    files: ["app/routes/_public+/**"],
    guards: [
      "requireVisitor",
      "requireSameOrigin",
      "requireSecondStep",
      "requireEnrolling",
      "requireOutside",
    ],
  },
  { files: ["app/routes/_portal+/**"], guards: ["requireCustomer", "requirePortal", "requireSameOrigin"] },
  { files: ["app/routes/_operator+/**"], guards: ["requireOperator", "requireOperatorDoor"] },
  { files: ["app/routes/api+/**"], guards: ["requireApiKey", "requireCaller", "requireSignature"] },
  { files: ["app/routes/hooks+/**"], guards: ["requireSignature"] },
  { files: ["app/routes/files+/**"], guards: ["requireStaff", "requireCustomer"] },
];

const OPENERS = ["app/people/access/**", "app/office/commands/command/**", "app/jobs/**", "app/platform/**"];

const noTenantDb = (names, message) => [
  "error",
  { patterns: [{ regex: "platform/db/tenant-db\\.server$", importNames: names, message }] },
];

const ROWS = ["rows", "execute", "onPrisma", "rawConnection"];

// rules that need types are in .oxlintrc.json: tsgolint runs typescript-eslint's on the native compiler
export default tseslint.config(
  {
    ignores: [
      "build/**",
      ".cache/**",
      ".data/**",
      "app/platform/db/generated/**",
      "playwright-report/**",
      "test-results/**",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "no barrels: import from the file that has it" },
        { selector: "TSEnumDeclaration", message: "use a union of texts" },
      ],
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines-per-function": [
        "error",
        { max: FUNCTION_LINES.ts, skipBlankLines: true, skipComments: true },
      ],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks },
    rules: {
      // without the plugin's other rules, which run the React compiler that this project does not use
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines-per-function": [
        "error",
        { max: FUNCTION_LINES.tsx, skipBlankLines: true, skipComments: true },
      ],
    },
  },
  ...SIZES.map(({ files, lines }) => ({
    files,
    ignores: ["**/*.table.ts"],
    rules: { "max-lines": ["error", { max: lines, skipBlankLines: true, skipComments: true }] },
  })),
  { files: ["**/*.table.ts"], rules: { "max-lines": "off" } },
  {
    plugins: { house: { rules: { fileNameIsExport, guardComesFirst, acrossTenantsByName } } },
  },
  {
    files: [
      "app/*/{commands,queries,letters}/**/*.{ts,tsx}",
      "app/people/access/**",
      "app/platform/**/*.ts",
      "app/ui/**/*.tsx",
    ],
    ignores: ["**/*.test.*", "app/platform/http/web.ts", "app/platform/metrics/**"],
    rules: { "house/fileNameIsExport": ["error", "related"] },
  },
  {
    files: ["app/**/*.ts"],
    ignores: TESTS,
    rules: { "house/acrossTenantsByName": "error" },
  },
  ...GUARDS.map(({ files, guards }) => ({ files, rules: { "house/guardComesFirst": ["error", guards] } })),
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: [...TESTS, ...OPENERS],
    rules: {
      "no-restricted-imports": noTenantDb(
        ["withTenant"],
        "only the guards and the worker open a tenant's transaction",
      ),
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: [...TESTS, ...OPENERS, "app/*/data/**", "app/*/queries/**"],
    rules: {
      "no-restricted-imports": noTenantDb(
        ["withTenant", ...ROWS],
        "only data/ and queries/ turn a TenantDb into rows",
      ),
    },
  },
  {
    files: TESTS,
    rules: {
      "max-lines-per-function": "off",
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
  {
    files: ["public/**/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: {
        document: "readonly",
        window: "readonly",
        addEventListener: "readonly",
        HTMLFormElement: "readonly",
      },
    },
  },
);
