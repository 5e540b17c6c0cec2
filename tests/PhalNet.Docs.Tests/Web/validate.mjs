// Validates the OpenAPI documents at the given paths against the schemas published by the OpenAPI Initiative.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

for (const path of process.argv.slice(2)) {
    const validator = new Validator();
    const verdict = await validator.validate(JSON.parse(readFileSync(path, "utf8")));
    console.log(verdict.valid ? `valid ${validator.version}` : JSON.stringify(verdict.errors));
}
