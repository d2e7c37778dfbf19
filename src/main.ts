import { COMMANDS, runCommand } from './app/commands/index.ts'

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2))
