import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { Content } from './content.ts'
import { ask, publishQuestion } from './questions/actions.ts'
import type { Question } from './questions/rules.ts'
import { questionBySlug } from './questions/store.ts'
import type { Kind } from './rules.ts'
import { bringShipped } from './shipped/bringing.ts'
import type { Shipped, ShippedQuestion } from './shipped/reading.ts'

/** A text as the product ships it. */
export const aShipped = (kind: Kind, slug: string, given: Partial<Content> = {}, hash = 'first'): Shipped => ({
  kind,
  slug,
  hash,
  lawChecked: kind === 'guide' ? '2026-09-01' : null,
  content: Content.parse({ title: `Tekst ${slug}`, summary: `O czym jest ${slug}.`, body: 'Treść.', ...given }),
})

export const aShippedQuestion = (slug: string, given: Partial<ShippedQuestion> = {}): ShippedQuestion => ({
  slug,
  tool: 'consultation',
  question: 'Ile dni trwają konsultacje planu miejscowego?',
  answer: 'Co najmniej **28 dni** od ich rozpoczęcia.',
  sources: [{ title: 'Ustawa o planowaniu i zagospodarowaniu przestrzennym', article: 'art. 8j' }],
  hash: 'first',
  ...given,
})

/** One text of each kind and one question, with everything a page can show. @param context of the system */
export async function someKnowledge(context: Context) {
  const guide = aShipped('guide', 'konsultacje-w-gminie', {
    title: 'Konsultacje w gminie',
    group: 'tool',
    tool: 'consultation',
    minutes: 10,
    author: 'Zespół bazy wiedzy',
    sources: [{ title: 'Ustawa o samorządzie gminnym', act: 't.j. Dz.U. 2026 poz. 662', article: 'art. 5a' }],
    templates: ['ogloszenie'],
    portal: [{ label: 'Konsultacje', href: '/konsultacje' }],
    en: { title: 'Consultations in a gmina', summary: 'In short.', body: 'A short text.' },
    body: [
      '## Czym są {#czym-jest}\n\nKażda [[uwaga|uwagi]] się liczy.\n\n- [ ] Ustal termin',
      '## Kalendarz {#kalendarz}\n\n{{kalendarz}}',
      '## Wzory {#wzory}\n\n{{wzory}}',
      '## Portal {#portal}\n\n{{portal}}',
      '## Przykłady {#przyklady}\n\n{{przyklady}}',
      '## Pytania {#pytania}\n\n{{pytania}}',
    ].join('\n\n'),
  })
  const texts = [
    guide,
    aShipped('template', 'ogloszenie', {
      title: 'Ogłoszenie o konsultacjach',
      tool: 'consultation',
      body: '## Ogłoszenie\n\nWójt ogłasza **konsultacje** w sprawie ……………… (temat).\n\n- od dnia ………………\n- do dnia ………………\n\n| Lp. | Uwaga |\n| --- | --- |\n| 1 | ……… |',
    }),
    aShipped('story', 'spacer-nad-rzeka', { place: 'Augustów', demonstration: true }),
    aShipped('document', 'kanon', { document: { publisher: 'Ministerstwo', topics: ['konsultacje'] } as never }),
    aShipped('term', 'uwaga', { title: 'uwaga', summary: 'To, co ktoś mówi o projekcie.', aliases: ['opinia'] }),
    aShipped('collection', 'w-dziesiec-minut', {
      items: [
        { kind: 'guide', slug: 'konsultacje-w-gminie' },
        { kind: 'question', slug: 'ile-dni' },
        { kind: 'story', slug: 'nie-ma-takiej' },
      ],
    }),
  ]
  await bringShipped(context, { texts, questions: [aShippedQuestion('ile-dni')] })
}

/** A public question nobody answered. @param context of the system */
export async function aQuestion(context: Context, title = `Kto liczy głosy ${newId().slice(-8)}?`): Promise<Question> {
  const given = { title, details: 'W małej gminie.', tool: null, signature: 'Ola', email: null, formKey: newId() }
  const { question } = await ask(context, { memberOf: async () => null }, given)
  await publishQuestion(context, question)
  return (await questionBySlug(context.db, question.slug)) ?? question
}
