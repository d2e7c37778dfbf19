import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import type { Block, DocumentModel } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import { organisationById } from '../../network/index.ts'
import { fullName, unitByCode } from '../../places/index.ts'
import { mayEditProcess, type Process, pathOf, stagesOf } from '../../processes/index.ts'
import type { PlanningPorts } from '../ports.ts'
import { keepText, removeText, textsOf } from './store.ts'
import { type TextFacts, type TextKind, textOf } from './words.ts'

/** Keeps a text as the team changed it; it no longer follows the consultation. */
export async function changeText(context: Context, process: Process, kind: TextKind, body: string) {
  allow(mayEditProcess(context.actor, process))
  await keepText(context.db, process.id, kind, body, { at: context.now, by: personId(context.actor) })
}

/** Lets the text be written anew from the consultation. */
export async function forgetText(context: Context, process: Process, kind: TextKind) {
  allow(mayEditProcess(context.actor, process))
  await removeText(context.db, process.id, kind)
}

/** What texts are written from. */
export async function factsOf(context: Context, ports: PlanningPorts, process: Process): Promise<TextFacts> {
  const { db, actor, house, now } = context
  const t = house.texts.in('pl')
  const unit = await unitByCode(db, process.unitCode)
  return {
    process,
    announced: await ports.announcedOf(context, process),
    stages: await stagesOf(db, process.id),
    unit: unit ? fullName(unit, t) : '',
    organisation: (await organisationById(db, process.organisationId))?.name ?? '',
    author: actor.kind === 'person' ? actor.name : '',
    origin: house.config.url,
    now,
  }
}

/** The text of one kind: as the team changed it, or as the consultation gives it. */
export async function currentText(
  context: Context,
  ports: PlanningPorts,
  process: Process,
  kind: TextKind,
): Promise<string> {
  const kept = (await textsOf(context.db, process.id)).get(kind)
  return kept?.body ?? textOf(kind, await factsOf(context, ports, process), context.house.texts.in('pl'))
}

/** The text as a document to be edited further. @param names whom a letter is for, each on a page of its own */
export function documentOf(
  context: Context,
  process: Process,
  kind: TextKind,
  body: string,
  names: string[] = [],
): DocumentModel {
  const t = context.house.texts.in('pl')
  const blocks = blocksOf(body)
  return {
    title: t(`planning.text.${kind}.title`, { title: process.title }),
    language: 'pl',
    footer: context.house.config.url + pathOf(process),
    madeAt: context.now,
    blocks:
      names.length === 0
        ? blocks
        : names.flatMap((name, index): Block[] => [
            ...(index > 0 ? [{ kind: 'pageBreak' as const }] : []),
            { kind: 'paragraph', text: [{ text: name, bold: true }] },
            ...blocks,
          ]),
  }
}

/** `## ` begins a heading, `- ` an item of a list; anything else is a paragraph. */
export function blocksOf(body: string): Block[] {
  return body.split(/\n{2,}/).flatMap((part): Block[] => {
    const lines = part
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    if (lines.length === 0) return []
    if (lines.length === 1 && lines[0]?.startsWith('## '))
      return [{ kind: 'heading', level: 2, text: lines[0].slice(3) }]
    if (lines.every((line) => line.startsWith('- ')))
      return [{ kind: 'list', items: lines.map((line) => line.slice(2)) }]
    return [{ kind: 'paragraph', text: lines.join('\n') }]
  })
}
