import { expect, test } from 'vitest'
import { yearlyTermsBetween } from '../../law/index.ts'
import { advise, chooserQuestions } from '../chooser/rules.ts'
import { glossaryOf, namesOf } from '../glossary/words.ts'
import { pictureNamed } from '../reading/pictures.ts'
import { blocksOf } from '../reading/templates.ts'
import { countedFrom, DEADLINE_TOOLS, datedBetween, datedIn } from '../terms/deadlines.ts'
import { readQuestions, readShipped } from './reading.ts'

const shipped = readShipped()
const of = (kind: string) => shipped.filter((text) => text.kind === kind)

test('every file that the product ships can be read, and no two share an address', () => {
  const addresses = shipped.map(({ kind, slug }) => `${kind} ${slug}`)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(of('guide').length).toBeGreaterThanOrEqual(5)
  expect(of('template').length).toBeGreaterThanOrEqual(10)
  expect(readQuestions().length).toBeGreaterThanOrEqual(10)
})

test('guides leave places only for what is there, and lead to templates that exist', () => {
  const templates = new Set(of('template').map(({ slug }) => slug))
  const wrong = of('guide').flatMap(({ slug, content }) => {
    const places = [...content.body.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name = '']) => name)
    const unknown = places.filter((name) => {
      const [, picture] = /^obraz:(.+)$/.exec(name) ?? []
      return picture ? !pictureNamed(picture) : !['kalendarz', 'wzory', 'portal', 'przyklady', 'pytania'].includes(name)
    })
    const missing = content.templates.filter((name) => !templates.has(name))
    return [...unknown, ...missing].map((name) => `${slug}: ${name}`)
  })
  expect(wrong).toEqual([])
})

test('pictures carry no script and load nothing', () => {
  for (const name of ['../../../etc/passwd', 'x'.repeat(100), '']) expect(pictureNamed(name)).toBe(null)
})

test('terms of the law module stand among the statutory dates, on the same days', () => {
  const [from, to] = ['2026-01-01', '2026-12-31'].map((day) => Temporal.PlainDate.from(day))
  if (!from || !to) throw new Error('no year')
  const days = datedBetween(from, to, DEADLINE_TOOLS).map(({ on }) => on.toString())
  const missing = yearlyTermsBetween(from, to).filter(({ on }) => !days.includes(on.toString()))
  expect(missing.map(({ key }) => key)).toEqual([])
})

test('dates of a year are its own and in order', () => {
  const fund = datedIn(2027, 'village_fund').map(({ on }) => on.toString())
  expect(fund).toContain('2027-03-31')
  expect(fund).toContain('2027-09-30')
  expect(fund).toEqual(fund.toSorted())
  expect(countedFrom(['referendum']).length).toBeGreaterThan(0)
})

test('the chooser has ten questions, and every tool wins for somebody', () => {
  const file = chooserQuestions()
  expect(file.questions).toHaveLength(10)
  expect(advise(file, {}).every(({ points }) => points === 0)).toBe(true)
  const winners = new Set(
    file.questions.flatMap(({ id, answers }) => answers.map((answer) => advise(file, { [id]: answer.id })[0]?.tool)),
  )
  expect([...winners].toSorted()).toEqual(
    ['consultation', 'participatory_budget', 'referendum', 'resolution_initiative', 'village_fund'].toSorted(),
  )
})

test.each([
  ['uwaga (opinia, wniosek)', ['uwaga', 'opinia', 'wniosek']],
  ['członek / członkini Sieci', ['członek', 'członkini Sieci']],
])('%s is called %j', (words, names) => {
  expect(namesOf(words)).toEqual(names)
})

test('a word of the glossary takes its English name from the page of words', () => {
  const page = '| code | Polish | note |\n| --- | --- | --- |\n| remark | uwaga (opinia) | anything |'
  const [term] = glossaryOf(page, [{ term: 'uwaga (wniosek)', short: { pl: 'Co ktoś mówi.', en: 'What one says.' } }])
  expect(term?.slug).toBe('uwaga')
  expect(term?.content.en.title).toBe('remark')
  expect(term?.content.aliases).toEqual(['wniosek'])
})

test('a template in Markdown becomes headings, paragraphs, lists, tables and notes', () => {
  const blocks = blocksOf(
    '## Wniosek {#w}\n\nDo **Wójta** ……\n\n- [ ] jeden\n- dwa\n\n1. raz\n2. dwa\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n> Uwaga',
  )
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'note'])
  expect(blocks[0]).toMatchObject({ level: 1, text: 'Wniosek' })
  expect(blocks[1]).toMatchObject({ text: [{ text: 'Do ' }, { text: 'Wójta', bold: true }, { text: ' ……' }] })
  expect(blocks[3]).toMatchObject({ ordered: true })
})
