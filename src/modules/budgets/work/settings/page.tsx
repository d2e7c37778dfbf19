import type { Form } from '../../../../platform/http/index.ts'
import { Notice, Tabs, useView } from '../../../../ui/index.ts'
import type { Form as QuestionsForm } from '../../../forms/index.ts'
import type { PreparedSheet, Unit } from '../../../places/index.ts'
import { workPathOf } from '../../../processes/index.ts'
import type { EditionProblem } from '../../editions/actions.ts'
import type { Edition, Pool } from '../../editions/store.ts'
import { type Frame, Work } from '../frame.tsx'
import { Problems } from '../pages.tsx'
import { Basis } from './basis.tsx'
import { Dates } from './dates.tsx'
import { Evaluation } from './evaluation.tsx'
import { Pools } from './pools.tsx'
import { Questions } from './questions.tsx'
import { Talks } from './talks.tsx'
import { Voting } from './voting.tsx'

export const PARTS = ['podstawa', 'kalendarz', 'pule', 'pytania', 'ocena', 'glosowanie', 'rozmowy'] as const
export type Part = (typeof PARTS)[number]

/** Parts that stand once voting is prepared, and parts the statute is checked in. */
const VOTED: Part[] = ['kalendarz', 'pule', 'glosowanie']
const CHECKED: Part[] = ['podstawa', ...VOTED]

export interface SettingsProps {
  frame: Frame
  part: Part
  edition: Edition
  pools: Pool[]
  /** The pool that is changed; null for a new one. */
  pool: Pool | null
  problems: EditionProblem[]
  form: Form
  /** For drawing where projects of a pool may be. */
  map: { unit: Unit; sheet: PreparedSheet } | null
  /** The edition's own questions: their form, and what is asked now. */
  questions: { form: QuestionsForm | null; asked: { words: string; isPrivate: boolean }[] }
  /** How many posts wait to be read by a moderator. */
  waiting: number
  /** Where they are read; null for whoever does not moderate. */
  moderation: string | null
}

export type PartProps = SettingsProps & { action: string }

/** What an edition is run by, part by part, with the article beside each field. */
export function SettingsPage(props: SettingsProps) {
  const { t } = useView()
  const { frame, part, edition, problems, form } = props
  const home = `${workPathOf(frame.process)}/ustawienia`
  return (
    <Work
      frame={frame}
      title={t('budgets.work.settings')}
      form={form}
      islands={['wiec-count', 'wiec-confirm-leave', ...(props.map ? ['wiec-map' as const] : [])]}
    >
      <Tabs
        label={t('budgets.work.settings')}
        items={PARTS.map((name) => ({
          label: t(`budgets.settings.${name}`),
          href: `${home}/${name}`,
          current: name === part,
          ...(problems.some((problem) => problem.part === name)
            ? { count: problems.filter((problem) => problem.part === name).length }
            : {}),
        }))}
      />
      {edition.votingReadyAt && VOTED.includes(part) && (
        <Notice>
          <p>{t('budgets.settings.stands')}</p>
        </Notice>
      )}
      {CHECKED.includes(part) && (
        <Problems frame={frame} problems={problems.filter((problem) => problem.part === part)} />
      )}
      {part === 'podstawa' && <Basis {...props} action={`${home}/podstawa`} />}
      {part === 'kalendarz' && <Dates {...props} action={`${home}/kalendarz`} />}
      {part === 'pule' && <Pools {...props} action={`${home}/pule`} />}
      {part === 'pytania' && <Questions {...props} action={`${home}/pytania`} />}
      {part === 'ocena' && <Evaluation {...props} action={`${home}/ocena`} />}
      {part === 'glosowanie' && <Voting {...props} action={`${home}/glosowanie`} />}
      {part === 'rozmowy' && <Talks {...props} action={`${home}/rozmowy`} />}
    </Work>
  )
}
