// `npm run check`: types, lint and boundaries.
import { runChecks } from './checks.mjs'
import { install } from './prepare.mjs'

install()
const failed = (await runChecks()).filter(({ ok }) => !ok)
process.exit(failed.length > 0 ? 1 : 0)
