console.error(
  'This folder is for development; the package that is published is its folder dist, made by `pnpm build`.',
)
process.exitCode = 1
