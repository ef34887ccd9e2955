/** Leaves out what is not for users of the elements: private and protected members, and those marked @internal. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy, static: isStatic }) =>
            !isStatic && privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name),
        );
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) => declarations?.length);
  },
};

export default {
  globs: ['src/{element,questionnaire,interview,partner-map,event-calendar,status-report}/**/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
