import type { Command } from './command.ts'
import { group } from './group.ts'
import { migrate } from './migrate.ts'
import { serve } from './serve.ts'

export { runCommand } from './command.ts'

/** Everything `wiec` can do, in the order of the list a person sees. */
export const COMMANDS: Command[] = [serve, migrate, group]
