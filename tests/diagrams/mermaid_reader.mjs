// Prints the nodes and edges that Mermaid itself reads in a text, as JSON.
// Called with the folder that holds the packages `mermaid` and `jsdom`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const require = createRequire(join(folder, "reader.js"));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<body></body>", { pretendToBeVisual: true });
Object.assign(globalThis, { window, document: window.document, Element: window.Element });

const entry = join(folder, "mermaid", "dist", "mermaid.core.mjs");
const mermaid = (await import(pathToFileURL(entry))).default;
const text = readFileSync(0, "utf8");
await mermaid.parse(text);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const nodes = Object.fromEntries(
  [...db.getVertices()].map(([id, vertex]) => [id, vertex.text]),
);
const groups = db.getSubGraphs().map((each) => each.id);
const edges = db.getEdges().map((each) => [each.start, each.end]);
console.log(JSON.stringify({ nodes, groups, edges }));
