import type { Context } from '../../../platform/context.ts'
import {
  createForm,
  type FormDefinition,
  type FormsPorts,
  formOf,
  type Option,
  publishVersion,
  type Question,
  type QuestionBase,
  saveDraft,
  type Words,
} from '../../forms/index.ts'
import { AREAS, type Kind, TOOLS, WAYS, type Way } from '../rules.ts'
import { currentText, type DeclarationText } from '../texts-store.ts'
import { acceptedWays } from '../ways-store.ts'
import { INSTITUTION_KINDS } from './rules.ts'

export const FORM_OWNER = 'declaration'

/** The two forms belong to no row of ours; these are their owners' ids for good. */
export const FORM_IDS: Record<Kind, string> = {
  person: '0199a000-0000-7000-8000-000000000001',
  institution: '0199a000-0000-7000-8000-000000000002',
}

export const kindOfForm = (ownerId: string): Kind | null =>
  ownerId === FORM_IDS.person ? 'person' : ownerId === FORM_IDS.institution ? 'institution' : null

const ONLY_WAY = 'sign-by-'

/** The one way of signing that a version of the form knows; null when it asks for the way. */
export const onlyWayOf = ({ sections }: FormDefinition): Way | null => {
  const named = sections.find(({ id }) => id.startsWith(ONLY_WAY))?.id.slice(ONLY_WAY.length)
  return WAYS.find((way) => way === named) ?? null
}

/** A sentence in both languages by its key. */
export type Say = (key: string) => Words

/**
 * The questions of a declaration, made of the text that is published and the ways of signing that are accepted. The number
 * of the text is the version of each consent, so an answer says which words were agreed to.
 */
export function definitionOf(
  kind: Kind,
  { words, number }: Pick<DeclarationText, 'words' | 'number'>,
  ways: readonly Way[],
  say: Say,
): FormDefinition {
  const base = (id: string, given: Partial<QuestionBase> = {}): QuestionBase => ({
    id,
    label: say(`membership.form.${id}`),
    hint: {},
    help: {},
    required: false,
    visibility: 'private',
    showWhen: null,
    skips: [],
    ...given,
  })
  const hint = (id: string): Partial<QuestionBase> => ({ hint: say(`membership.form.${id}.hint`) })
  const options = (list: readonly string[], prefix: string): Option[] =>
    list.map((id) => ({ id, label: say(`membership.${prefix}.${id}`) }))
  const short = (id: string, maxLength: number, given: Partial<QuestionBase> = {}): Question => ({
    ...base(id, given),
    type: 'short-text',
    maxLength,
  })
  const long = (id: string, given: Partial<QuestionBase> = {}): Question => ({
    ...base(id, given),
    type: 'long-text',
    maxLength: 2000,
  })
  const several = (id: string, list: readonly string[], prefix: string): Question => ({
    ...base(id),
    type: 'multiple',
    options: options(list, prefix),
    shuffled: false,
    min: null,
    max: null,
  })
  const consent = (id: 'statement' | 'newsletter' | 'publication', required: boolean): Question => ({
    ...base(id, { required, label: say(`membership.form.agree.${id === 'statement' ? kind : id}`) }),
    type: 'consent',
    text: { pl: words.pl[id], en: words.en[id] },
    version: number,
  })
  const required = { required: true }
  const place: Question = { ...base('unit', { ...required, ...hint('unit') }), type: 'place', kind: 'gmina' }
  const institution = {
    id: 'institution-part',
    title: say('membership.form.institution-part'),
    text: {},
    showWhen: null,
    questions: [
      short('institution-name', 200, required),
      {
        ...base('institution-kind', required),
        type: 'single' as const,
        options: options(INSTITUTION_KINDS, 'institution'),
        shuffled: false,
      },
      place,
      short('nip', 20, hint('nip')),
      short('krs', 20, hint('krs')),
    ],
  }
  // One way leaves nothing to choose: it is said, and the name of the section keeps it for this version.
  const only = ways.length === 1 ? ways[0] : null
  const way: Question = {
    ...base('way', required),
    type: 'single',
    options: ways.map((id) => ({ id, label: say(`membership.way.${id}`) })),
    shuffled: false,
  }
  const ofInstitution = kind === 'institution'
  return {
    languages: ['pl', 'en'],
    title: say(`membership.form.title.${kind}`),
    intro: say(`membership.form.intro.${kind}`),
    thanks: {},
    layout: 'sections',
    quotas: [],
    sections: [
      ...(ofInstitution ? [institution] : []),
      {
        id: 'who-part',
        title: say(ofInstitution ? 'membership.form.signer-part' : 'membership.form.who-part'),
        text: ofInstitution ? say('membership.form.signer-part.text') : {},
        showWhen: null,
        questions: [
          short('name', 100, required),
          short('position', 200, ofInstitution ? { ...required, ...hint('position') } : hint('position-person')),
          ...(ofInstitution ? [] : [place]),
          short('email', 254, { ...required, ...hint('email') }),
          short('phone', 30, hint('phone')),
        ],
      },
      {
        id: 'work-part',
        title: say('membership.form.work-part'),
        text: say('membership.form.work-part.text'),
        showWhen: null,
        questions: [
          several('tools', TOOLS, 'tool'),
          long('experience', hint('experience')),
          several('areas', AREAS, 'area'),
          long('offers'),
          long('seeks'),
        ],
      },
      {
        id: only ? `${ONLY_WAY}${only}` : 'sign-part',
        title: say('membership.form.sign-part'),
        text: only ? say(`membership.form.only.${only}`) : {},
        showWhen: null,
        questions: [
          consent('statement', true),
          ...(only ? [] : [way]),
          consent('newsletter', false),
          consent('publication', false),
        ],
      },
    ],
  }
}

/**
 * Publishes the next version of the form of a kind, when its text or the accepted ways have changed. People half way
 * through finish the version they began. Nothing happens before a text is published.
 */
export async function publishDeclarationForm(context: Context, ports: FormsPorts, kind: Kind) {
  const text = await currentText(context.db, kind)
  if (!text) return
  const { texts } = context.house
  const say: Say = (key) => ({ pl: texts.in('pl')(key), en: texts.in('en')(key) })
  const definition = definitionOf(kind, text, (await acceptedWays(context.db))[kind], say)
  const owner = { kind: FORM_OWNER, id: FORM_IDS[kind] }
  const before = await formOf(context.db, owner)
  const form = before ?? (await createForm(context, ports, { owner, definition }))
  if (before) await saveDraft(context, ports, before, definition, before.draftRevision)
  const published = await publishVersion(context, ports, form)
  if (!published.ok)
    throw new Error(`The form of a declaration cannot be published: ${JSON.stringify(published.problems)}`)
}
