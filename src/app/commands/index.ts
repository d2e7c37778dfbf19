import { backup } from './backup.ts'
import { bounce } from './bounce.ts'
import { calcBudgetMinimum, calcConsultation, calcDeadline } from './calc.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { exportData } from './export.ts'
import { group } from './group.ts'
import { importRemarks } from './import.ts'
import { importPracticesCommand } from './import-practices.ts'
import { migrate } from './migrate.ts'
import { opinionMap } from './opinion-map.ts'
import { pushKeys } from './push-keys.ts'
import { restore } from './restore.ts'
import { retention } from './retention.ts'
import { searchIndex } from './search-index.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'
import { tally } from './tally.ts'
import { userCreate } from './user-create.ts'
import { verify } from './verify.ts'
import { words } from './words.ts'

export { runCommand } from './command.ts'

/** Everything `wiec` can do, in the order of the list a person sees. */
export const COMMANDS: Command[] = [
  serve,
  migrate,
  seed,
  userCreate,
  importRemarks,
  importPracticesCommand,
  exportData,
  group,
  calcDeadline,
  calcConsultation,
  calcBudgetMinimum,
  opinionMap,
  words,
  searchIndex,
  tally,
  verify,
  backup,
  restore,
  retention,
  doctor,
  bounce,
  pushKeys,
]
