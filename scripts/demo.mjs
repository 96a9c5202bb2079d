import { runTypescript } from "./bootstrap/run-typescript.mjs";

runTypescript("scripts/demo/demo.ts");
