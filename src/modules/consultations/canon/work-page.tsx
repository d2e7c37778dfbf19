import type { Form } from '../../../platform/http/index.ts'
import { Checkbox, Form as FormBlock, Link, Section, SubmitButton, TextArea, useView } from '../../../ui/index.ts'
import { pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import { noteLimit } from './forms.ts'
import { Verdict } from './page.tsx'
import { DECLARED, type Score } from './points.ts'

/** "Kanon" in the workspace: what would raise the score while there is time, and what the team declares of itself. */
export function CanonWorkPage({ frame, form, score }: { frame: Frame; form: Form; score: Score }) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/kanon`
  const advice = score.points.filter(({ advisable, point }) => advisable && !point.declared)
  return (
    <Work frame={frame} title={t('consultations.work.canon')} form={form}>
      <p>
        {t('consultations.canon.work-lead')}{' '}
        <Link href={`${pathOf(frame.process)}/kanon`}>{t('consultations.canon.public-page')}</Link>
      </p>
      <Verdict score={score} at={`${pathOf(frame.process)}/kanon`} />
      {advice.length > 0 && (
        <Section title={t('consultations.canon.advice')} id="rady">
          <ul>
            {advice.map(({ point }) => (
              <li key={point.id}>{t(`consultations.canon.advice.${point.id}`)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('consultations.canon.declarations')} id="oswiadczenia">
        <p>{t('consultations.canon.declarations-lead')}</p>
        {frame.mayEdit ? (
          <FormBlock action={home}>
            {DECLARED.map(({ id }) => (
              <div key={id}>
                <Checkbox form={form} name={id} label={t(`consultations.canon.point.${id}`)} />
                <TextArea
                  form={form}
                  name={`${id}-note`}
                  label={t(`consultations.canon.note.${id}`)}
                  hint={t('consultations.canon.note-hint')}
                  rows={2}
                  limit={noteLimit}
                />
              </div>
            ))}
            <SubmitButton>{t('consultations.save')}</SubmitButton>
          </FormBlock>
        ) : (
          <p>{t('consultations.canon.editors-declare')}</p>
        )}
      </Section>
    </Work>
  )
}
