import { addRecording } from '../../modules/meetings/index.ts'
import type { Context } from '../../platform/context.ts'
import { collect, writePdf } from '../../platform/documents/index.ts'
import type { Calendar } from './calendar.ts'
import { uploaded } from './files.ts'
import { pastMeetings } from './meetings.ts'

const SLIDES: [title: string, points: string[]][] = [
  ['Tysiąc podobnych uwag', ['Skąd się bierze wzór pisma', 'Kto na nas czeka: tysiąc osób, jedna sprawa']],
  [
    'Najpierw połącz, potem czytaj',
    ['Program pokazuje podobne, człowiek potwierdza', 'Dopisek własną ręką to osobna uwaga'],
  ],
  [
    'Jedna odpowiedź, każdemu z osobna',
    ['Odpowiedź stoi przy uwadze tej osoby', 'List wychodzi do każdego, kto zostawił adres'],
  ],
]

/** Slides of the last meeting of the network that is over, with what is on them. */
export async function bringRecordings(context: Context, calendar: Calendar) {
  const spring = (await pastMeetings(context)).at(-1)
  if (!spring) return
  const now = calendar.workday(-36, '10:00')
  const title = 'Slajdy: tysiąc podobnych uwag'
  const bytes = await collect(
    writePdf({
      title,
      language: 'pl',
      author: 'Ewa Kamińska',
      madeAt: now,
      footer: 'Przykład demonstracyjny',
      blocks: SLIDES.flatMap(([heading, points]) => [
        { kind: 'heading' as const, level: 1 as const, text: heading },
        ...points.map((text) => ({ kind: 'paragraph' as const, text })),
      ]),
    }),
  )
  const transcript = SLIDES.map(([heading, points], index) => `${index + 1}. ${heading}. ${points.join('. ')}.`)
  await uploaded('tysiac-podobnych-uwag.pdf', bytes, (file) =>
    addRecording(
      { ...context, now },
      spring,
      { kind: 'slides', title, transcript: transcript.join('\n\n'), audience: 'public' },
      { file, captions: undefined },
    ),
  )
}
