// Judges the OpenAPI documents it is given the paths of by the schemas that the OpenAPI Initiative publishes.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

for (const path of process.argv.slice(2)) {
    const validator = new Validator();
    const verdict = await validator.validate(JSON.parse(readFileSync(path, "utf8")));
    console.log(verdict.valid ? `valid ${validator.version}` : JSON.stringify(verdict.errors));
}
