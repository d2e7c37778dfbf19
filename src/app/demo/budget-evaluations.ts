import { bringArchive, EVALUATION, EVALUATION_STATEMENTS } from '../../modules/budgets/index.ts'
import { randomFrom } from '../../modules/debates/index.ts'
import { askForEvaluation, bringEvaluation } from '../../modules/evaluations/index.ts'
import type { Answers } from '../../modules/forms/index.ts'
import { type Process, processBySlug } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { formsPorts } from '../wiring.tsx'
import { organisation } from './budgets.ts'
import { chanceOf } from './surveys/chance.ts'

export const WORDS = [
  'Długi czas na ocenę projektów, przez wakacje nikt nie odbierał telefonu.',
  'Dobrze, że przy każdym miejscu na liście jest powód. W zeszłym roku tego nie było.',
  'Więcej spotkań na osiedlach, nie tylko w ratuszu.',
  'Głosowanie na telefonie zajęło mi minutę.',
]

/** People of one edition are asked, and say what they think, within three weeks. @param context at the moment of asking */
export async function askAndAnswer(
  context: Context,
  process: Process,
  { answers, mood, words }: { answers: number; mood: number; words: string[] },
) {
  await askForEvaluation(context, formsPorts, EVALUATION, process)
  const chance = chanceOf(answers * 17)
  await bringEvaluation(
    context,
    EVALUATION,
    process,
    Array.from({ length: answers }, (_, index) => ({
      answers: opinion(chance, mood, words[index]),
      at: context.now.add({ hours: 2 + index * 3 }),
    })),
  )
}

function opinion(chance: ReturnType<typeof chanceOf>, mood: number, better: string | undefined): Answers {
  const answers: Answers = {
    learnt: {
      choices: chance.some({ portal: 0.4, office: 0.25, poster: 0.2, media: 0.35, people: 0.45, letter: 0.05 }),
    },
  }
  for (const statement of EVALUATION_STATEMENTS) {
    // Voting is easier than trusting the assessment, in the demonstration as everywhere.
    const middle = mood + (statement === 'assessed' ? -0.7 : statement === 'voting' ? 0.5 : 0)
    answers[statement] = chance.isIn(0.05) ? { skipped: 'unknown' } : { number: chance.around(middle, 1, 1, 5) }
  }
  if (better) answers.better = { text: better }
  return answers
}

const PROJECTS: [title: string, zloty: number, liked: number][] = [
  ['Plac zabaw przy Szkole nr 5', 180_000, 9],
  ['Ławki na trasie do przychodni', 42_000, 8],
  ['Oświetlenie skweru przy Reja', 96_000, 7],
  ['Stojaki rowerowe przy szkołach', 38_000, 6],
  ['Łąki kwietne na trzech osiedlach', 55_000, 6],
  ['Boisko do siatkówki nad Arkadią', 160_000, 5],
  ['Wybieg dla psów na Hańczy', 74_000, 4],
  ['Mural o historii kolei', 48_000, 3],
]

/** The edition of the year before, from before the portal: as a file of the city has it, so that years can be compared. */
export async function lastYear(context: Context, year: number) {
  const random = randomFrom(year)
  const votes = Array.from({ length: 310 }, (_, index) => {
    const marked = PROJECTS.map((_, at) => at + 1).filter((number) => random() < (PROJECTS[number - 1]?.[2] ?? 0) / 20)
    return `${index + 1};${(marked.length > 0 ? marked : [1 + (index % PROJECTS.length)]).slice(0, 4).join(',')}`
  })
  const slug = await bringArchive(
    { ...context, now: Temporal.Instant.from(`${year - 1}-11-05T09:00:00Z`) },
    {
      ...(await organisation(context, 'suwalki')),
      title: `Suwalski budżet obywatelski ${year}`,
      isDemonstration: true,
      files: [
        [
          'META',
          'key;value',
          'description;Edycja sprzed portalu, z pliku miasta (przykład)',
          'country;Poland',
          'unit;Suwałki',
          'subunit;Całe miasto',
          `instance;${year}`,
          `num_projects;${PROJECTS.length}`,
          `num_votes;${votes.length}`,
          'budget;400000',
          'vote_type;approval',
          'rule;greedy',
          `date_begin;12.09.${year - 1}`,
          `date_end;26.09.${year - 1}`,
          'PROJECTS',
          'project_id;cost;name',
          ...PROJECTS.map(([title, zloty], at) => `${at + 1};${zloty};${title}`),
          'VOTES',
          'voter_id;vote',
          ...votes,
          '',
        ].join('\n'),
      ],
    },
  )
  const process = found(await processBySlug(context.db, slug))
  const asked = { ...context, now: Temporal.Instant.from(`${year - 1}-11-10T09:00:00Z`) }
  await askAndAnswer(asked, process, { answers: 41, mood: 3.3, words: [] })
}
