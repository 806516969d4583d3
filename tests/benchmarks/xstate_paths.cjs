// Makes an XState machine of a JSON file and, if asked, finds the shortest path to every state.
// Arguments: the folder of node's packages, the file, and the word `paths` or nothing.
const [, , packages, file, what] = process.argv;
const { createMachine } = require(`${packages}/xstate`);
const config = JSON.parse(require("node:fs").readFileSync(file, "utf8"));
const machine = createMachine(config);
if (what === "paths") {
  const { getShortestPaths } = require(`${packages}/xstate/graph`);
  console.log(getShortestPaths(machine).length);
} else {
  console.log(Object.keys(machine.states).length);
}
