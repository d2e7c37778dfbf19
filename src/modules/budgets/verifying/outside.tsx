import { Form as FormBlock, KeyValues, Notice, SubmitButton, TextField, useView } from '../../../ui/index.ts'
import { isOutside } from '../projects/area.ts'
import type { WorkPageProps } from './project-page.tsx'

/** A project outside the area of its pool: the office lets it stand, and says why. */
export function Outside({ frame, project, pool, names, form, fixed, home }: WorkPageProps & { home: string }) {
  const { t } = useView()
  if (project.outsideReason)
    return (
      <KeyValues
        items={[
          {
            label: t('budgets.outside'),
            value: [project.outsideReason, project.outsideBy && names.get(project.outsideBy)]
              .filter(Boolean)
              .join(' · '),
          },
        ]}
      />
    )
  if (!isOutside(project, pool)) return null
  return (
    <Notice kind="warning" title={t('budgets.outside.is', { pool: pool?.name ?? '' })}>
      <p>{t('budgets.outside.text')}</p>
      {frame.mayEdit && !fixed && (
        <FormBlock action={`${home}/poza-pula`} label={t('budgets.outside')}>
          <TextField form={form} name="outsideReason" label={t('budgets.outside.reason')} />
          <SubmitButton variant="secondary">{t('budgets.outside.allow')}</SubmitButton>
        </FormBlock>
      )}
    </Notice>
  )
}
