import tseslint from "typescript-eslint";

/** Which folders of app/ a folder must not import from: the direction in which the house is built. */
const FEATURES = [
  "splash",
  "memes",
  "uploads",
  "moderation",
  "accounts",
  "analytics",
];
const from = (...folders) =>
  folders.flatMap((folder) => [
    `#app/${folder}`,
    `#app/${folder}/**`,
    `**/${folder}/**/*.ts*`,
  ]);

const DIRECTIONS = [
  {
    files: ["app/platform/**"],
    forbidden: from(...FEATURES, "routes"),
    why: "platform knows no feature",
  },
  {
    files: ["app/storage/**"],
    forbidden: from(...FEATURES, "routes", "ui"),
    why: "storage knows platform alone",
  },
  {
    files: ["app/ui/**"],
    forbidden: [
      ...from(...FEATURES, "routes", "storage"),
      "@prisma/client",
      "#prisma/**",
    ],
    why: "ui knows no feature",
  },
  {
    files: FEATURES.map((name) => `app/${name}/**`),
    forbidden: from("routes"),
    why: "features know no route",
  },
  {
    files: ["app/routes/**"],
    forbidden: [
      "./*",
      "../*",
      "#app/routes/**",
      "#prisma/**",
      "#app/platform/database.server.ts",
      "@prisma/client",
    ],
    why: "a route imports features and ui, never a route and never the database",
  },
  {
    files: ["server.ts"],
    forbidden: [
      ...from(...FEATURES, "routes", "ui"),
      "@prisma/client",
      "#prisma/**",
    ],
    why: "the server takes the features from the Remix build",
  },
];

const FORBIDDEN_FILE_NAMES =
  /(^|\/)(utils?|helpers?|misc|common|service|manager|index)(\.server)?\.tsx?$/;

/** A file's name says what it is for. */
const fileNames = {
  create: (context) => ({
    Program(node) {
      const name = context.filename.replaceAll("\\", "/");
      if (FORBIDDEN_FILE_NAMES.test(name))
        context.report({
          node,
          message: "Name the file after what it is for.",
        });
    },
  }),
};

export default tseslint.config(
  {
    ignores: [
      "build",
      "coverage",
      "data",
      "logs",
      "node_modules",
      "prisma/generated",
      "test-results",
      "playwright-report",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { house: { rules: { "file-names": fileNames } } },
    rules: {
      "house/file-names": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", prefer: "type-imports" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
      eqeqeq: "error",
    },
  },
  {
    files: ["scripts/**", "bench/**", "test/**", "e2e/**"],
    rules: { "no-console": "off" },
  },
  ...DIRECTIONS.map(({ files, forbidden, why }) => ({
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: forbidden, message: `Direction of imports: ${why}.` },
          ],
        },
      ],
    },
  })),
);
