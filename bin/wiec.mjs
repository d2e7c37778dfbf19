#!/usr/bin/env node
// The `wiec` command: prepares what is missing, then runs the built program.
import { prepare } from '../scripts/prepare.mjs'
import { becomeProgram } from '../scripts/program.mjs'

prepare()
becomeProgram(process.argv.slice(2))
