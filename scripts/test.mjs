import { runTypescript } from "./bootstrap/run-typescript.mjs";

runTypescript("scripts/test/test.ts");
