import { runTypescript } from "./bootstrap/run-typescript.mjs";

runTypescript("scripts/check/check.ts");
