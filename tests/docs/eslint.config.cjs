// What is asked of the scripts of the site, besides that they say no type wrong.
"use strict";

const js = require("@eslint/js");
const globals = require("globals");

module.exports = [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: { ...globals.browser, statecheck: "readonly" },
    },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-alert": "error",
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implicit-coercion": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-script-url": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-use-before-define": ["error", { functions: false }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      strict: ["error", "global"],
    },
  },
  {
    files: ["**/view.js"],
    rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^pictureView$" }] },
  },
  {
    files: ["**/walk.js"],
    languageOptions: { globals: { pictureView: "readonly" } },
  },
  {
    files: ["**/site.js"], // it says what `statecheck` is
    languageOptions: { globals: { statecheck: "off" } },
    rules: { "no-redeclare": "off", "no-unused-vars": ["error", { varsIgnorePattern: "^statecheck$" }] },
  },
];
