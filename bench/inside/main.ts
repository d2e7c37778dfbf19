// Runs one task inside the product and writes what came of it as the last line of its output.
import { bringFile, bringProjects } from './budgets.ts'
import { prepareMany } from './digests.ts'
import { openDraft } from './drafts.ts'
import { fill } from './fill.ts'
import { importLetters, reportLetters } from './letters.ts'
import { fillPractices } from './mapped.ts'
import { openPoll } from './polls.ts'
import { listManyPractices } from './practices.ts'
import { recordGiving } from './recording.ts'
import { listRemarks, search } from './searching.ts'
import { sendBare, sendIssue } from './sending.ts'
import { openSurvey, recordAnswering } from './survey.ts'
import { answerSurvey, exportSurvey, fillSurvey } from './surveys.ts'

const TASKS: Record<string, (...words: string[]) => Promise<unknown>> = {
  'fill-practices': fillPractices,
  fill: (...sizes) => fill(sizes.map(Number)),
  'prepare-digests': prepareMany,
  import: importLetters,
  'list-practices': listManyPractices,
  report: reportLetters,
  'record-giving': recordGiving,
  'bring-archive': bringFile,
  'bring-projects': bringProjects,
  'open-draft': openDraft,
  'open-poll': openPoll,
  'open-survey': openSurvey,
  'record-answering': recordAnswering,
  'fill-survey': fillSurvey,
  'answer-survey': answerSurvey,
  'export-survey': exportSurvey,
  'send-issue': sendIssue,
  'send-bare': sendBare,
  search,
  'list-remarks': listRemarks,
}

const [name = '', ...words] = process.argv.slice(2)
const task = TASKS[name]
if (!task) throw new Error(`No task is called ${name}`)
const answer = await task(...words)
process.stdout.write(`\n${JSON.stringify(answer)}`)
