/**
 * app → rooms → ui, api. Rooms do not import each other, and only a room's useX.ts speaks to the server.
 * What two rooms both need (a picker, the words of 附件2) lives in ui.
 */
module.exports = {
  forbidden: [
    {
      name: 'rooms-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/console/([^/]+)/' },
      to: { path: '^src/console/', pathNot: '^src/console/$1/' },
    },
    {
      name: 'rooms-look-down',
      severity: 'error',
      from: { path: '^src/(console|ui|api)/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'ui-knows-no-room',
      severity: 'error',
      from: { path: '^src/(ui|api)/' },
      to: { path: '^src/console/' },
    },
    {
      name: 'ui-does-not-call-the-server',
      comment: 'words.ts names the enums of the contract, as types only.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-composable-speaks-to-the-server',
      severity: 'error',
      from: { path: '^src/console/', pathNot: '/use[A-Z][A-Za-z]*\\.ts$' },
      to: { path: '^src/api/' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^src/(?!api/)' }, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.test\\.ts$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.js'] },
  },
}
