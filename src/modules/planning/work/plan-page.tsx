import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { ButtonLink, EmptyState, Meta, Section, useView } from '../../../ui/index.ts'
import { CalendarStrip } from '../calendar/strip.tsx'
import { PublishedReasons, WarningsForm } from '../calendar/warnings.tsx'
import type { Judged } from '../plans/calendar.ts'
import type { Plan, Reason } from '../plans/rules.ts'
import { WhatFollows } from '../wizard/first-pages.tsx'
import { Work, type WorkFrame } from './frame.tsx'

interface PlanPageProps {
  frame: WorkFrame
  plan: Plan | null
  judged: Judged | null
  reasons: ReadonlyMap<string, Reason>
  form: Form
}

/** The calendar of a consultation as it stands now, against the rules it falls under. */
export function PlanPage({ frame, plan, judged, reasons, form }: PlanPageProps) {
  const { t, locale } = useView()
  const home = `/praca/konsultacje/${frame.process.slug}`
  return (
    <Work
      frame={frame}
      title={t('planning.work.plan')}
      form={form}
      actions={
        <>
          <ButtonLink href={`${home}/etapy`} variant="secondary">
            {t('planning.work.stages')}
          </ButtonLink>
          {plan && frame.mayEdit && (
            <ButtonLink href={`${home}/plan/szablon`} variant="quiet" icon="copy">
              {t('planning.templates.save')}
            </ButtonLink>
          )}
        </>
      }
    >
      {!plan && <EmptyState title={t('planning.work.no-plan')}>{t('planning.work.no-plan-hint')}</EmptyState>}
      {plan && !judged && <EmptyState title={t('planning.work.no-dates')} />}
      {plan && judged && (
        <>
          {frame.process.announcedAt && (
            <Meta>{t('planning.work.frozen', { date: formatDate(frame.process.announcedAt, locale) })}</Meta>
          )}
          <Section title={t('planning.calendar')}>
            <CalendarStrip judged={judged} />
          </Section>
          <Section title={t('planning.warnings.title')} id="ostrzezenia">
            {frame.mayEdit ? (
              <WarningsForm
                warnings={judged.warnings}
                reasons={reasons}
                form={form}
                action={`${home}/plan`}
                button={t('planning.warnings.keep')}
              />
            ) : (
              <PublishedReasons warnings={judged.warnings} reasons={reasons} />
            )}
          </Section>
          {plan.answers.matter && <WhatFollows rules={judged.rules} matter={plan.answers.matter} />}
        </>
      )}
    </Work>
  )
}
