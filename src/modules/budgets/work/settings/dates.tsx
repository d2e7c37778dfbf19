import { DateField, DateTimeField, Form as FormBlock, SubmitButton, useView } from '../../../../ui/index.ts'
import { DATES } from '../../editions/calendar.ts'
import type { PartProps } from './page.tsx'

/** The calendar, with what each date means. */
export function Dates({ form, action }: PartProps) {
  const { t } = useView()
  return (
    <FormBlock action={action} confirmLeave>
      <p>{t('budgets.settings.dates.lead')}</p>
      {DATES.map(({ key, kind, needed }) => {
        const props = {
          form,
          name: key,
          label: t(`budgets.date.${key}`),
          hint: t(`budgets.date.${key}.hint`),
          optional: !needed,
        }
        return kind === 'day' ? <DateField key={key} {...props} /> : <DateTimeField key={key} {...props} />
      })}
      <SubmitButton>{t('budgets.save')}</SubmitButton>
    </FormBlock>
  )
}
