import type { Block } from '../../../platform/documents/model.ts'
import type { Form } from '../../../platform/http/index.ts'
import { Form as FormBlock, Link, Section, SubmitButton, TextArea, useView } from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import { Blocks } from './blocks.tsx'
import { PART_SLUGS, PARTS, type Part } from './rules.ts'

/** One part: what the data says, and the field for the team's own words. */
export function PartPage({
  frame,
  part,
  generated,
  form,
}: {
  frame: Frame
  part: Part
  generated: Block[]
  form: Form
}) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  const number = PARTS.indexOf(part) + 1
  const next = PARTS[number]
  return (
    <Work
      frame={frame}
      title={t('consultations.report.chapter', { number, title: t(`consultations.report.part.${part}`) })}
      form={form}
      islands={['wiec-autosave', 'wiec-confirm-leave']}
    >
      <p>
        <Link href={home} icon="chevron-left">
          {t('consultations.report.all-parts')}
        </Link>
      </p>
      <Section title={t('consultations.report.own-words')}>
        <FormBlock action={`${home}/czesci/${PART_SLUGS[part]}`} autosave confirmLeave>
          <TextArea
            form={form}
            name="body"
            label={t(`consultations.report.part.${part}`)}
            hint={t(`consultations.report.hint.${part}`)}
            rows={10}
          />
          {part === 'participants' && (
            <TextArea
              form={form}
              name="costs"
              label={t('consultations.report.costs')}
              hint={t('consultations.report.hint.costs')}
              rows={5}
            />
          )}
          <SubmitButton>{t('consultations.report.save')}</SubmitButton>
        </FormBlock>
      </Section>
      <Section title={t('consultations.report.from-data-title')}>
        {generated.length > 0 ? <Blocks blocks={generated} /> : <p>{t('consultations.report.nothing-generated')}</p>}
      </Section>
      {next && (
        <p>
          <Link href={`${home}/czesci/${PART_SLUGS[next]}`} icon="arrow-right">
            {t('consultations.report.next-part', { title: t(`consultations.report.part.${next}`) })}
          </Link>
        </p>
      )}
    </Work>
  )
}
