// Reads what a schema is asked from standard input; answers whether each message is valid.
// Words: the folder of node's packages, and the draft.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [packages, draft] = process.argv.slice(2);
const require = createRequire(join(packages, "ajv", "package.json"));
const Ajv = require(draft === "07" ? "ajv" : "ajv/dist/2020").default;
const asked = JSON.parse(readFileSync(0, "utf-8"));
const ours = asked.keywords;
const answers = asked.schemas.map(({ schema, messages }) => {
  // Formats are annotations in both drafts, unless somebody asks for more.
  const ajv = new Ajv({ strict: true, validateFormats: false, logger: false });
  ajv.addVocabulary(ours);
  const validate = ajv.compile(schema);
  return messages.map((message) => validate(message));
});
process.stdout.write(JSON.stringify(answers));
