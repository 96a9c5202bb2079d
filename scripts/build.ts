import { buildProject } from "./bundle/build-project";

const write = (line: string) => process.stdout.write(`${line}\n`);
const built = await buildProject(write);
write(built ? "built into build/" : "nothing changed since the last build");
