// `npm start`: installs, builds, migrates, fills an empty database with the demonstration network and serves.
import { prepare } from './prepare.mjs'
import { becomeProgram } from './program.mjs'

prepare()
becomeProgram(['serve', '--demo', ...process.argv.slice(2)])
