import { MODULES } from './src/app/modules.ts'

// Tests beside the code, and what only tests and seed data use, may borrow the builders of other modules.
const TESTS = '(\\.test\\.tsx?|/testing\\.tsx?)$'
const BUILDERS = '/examples\\.ts$'

/** Who may know whom (docs/architecture.md). Types count as knowing. Folders must be listed in `src/app/modules.ts`. */
export default {
  forbidden: [
    rule('platform-knows-no-domain', 'The platform knows no module, no app and no looks.', {
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: '^src/(modules|app|ui)/' },
    }),
    rule('ui-knows-no-domain', 'Looks know no module, no app and no database.', {
      from: { path: '^src/ui/', pathNot: TESTS },
      to: { path: '^src/(modules|app|platform)/', pathNot: '^src/platform/texts/' },
    }),
    rule('nobody-knows-the-app', 'Only `main.ts` and tests stand above the app.', {
      from: { pathNot: ['^src/app/', '^src/main\\.ts$', '^tests/', '^bench/', TESTS] },
      to: { path: '^src/app/' },
    }),
    rule('front-door-only', "A module is entered through its `index.ts`; looks may take another module's styles.", {
      from: { path: '^src/modules/([^/]+)/', pathNot: [TESTS, BUILDERS] },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index\\.tsx?|[^/]+\\.css)$'] },
    }),
    rule('app-by-the-front-door', 'The app enters modules through their `index.ts`.', {
      from: { path: '^src/(app/|main\\.ts$)', pathNot: [TESTS, '^src/app/demo/'] },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(index\\.tsx?|[^/]+\\.css)$' },
    }),
    rule('product-knows-no-tests', 'What runs for people needs nothing made for tests.', {
      from: { path: '^src/', pathNot: TESTS },
      to: { path: ['^tests/', '^bench/', TESTS] },
    }),
    rule('product-needs-no-development-tools', 'What runs for people is installed without development tools.', {
      from: { path: '^src/', pathNot: [TESTS, BUILDERS] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    }),
    ...Object.entries(MODULES).map(([module, known]) =>
      rule(`${module}-knows-only-its-own`, `Listed for ${module}: ${known.join(', ') || 'no other module'}.`, {
        from: { path: `^src/modules/${module}/`, pathNot: [TESTS, BUILDERS] },
        to: { path: `^src/modules/(?!(${[module, ...known].join('|')})/)` },
      }),
    ),
    rule('every-module-is-listed', 'A folder of `src/modules` is listed in `src/app/modules.ts`.', {
      from: { path: `^src/modules/(?!(${Object.keys(MODULES).join('|')})/)` },
      to: {},
    }),
    rule('nothing-unknown', 'Every import leads somewhere.', { from: {}, to: { couldNotResolve: true } }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['^dist/'] },
    // Types count: without this an `import type` is invisible. TypeScript 6, as under 7 nothing is seen at all.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}

function rule(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from, to }
}
