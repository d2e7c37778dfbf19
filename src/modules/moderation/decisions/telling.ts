import type { Context } from '../../../platform/context.ts'
import { split } from '../../../platform/http/index.ts'
import { notify } from '../../notices/index.ts'
import { openAppeal } from '../appeals/opening.ts'
import { answerToReporterMail, statementMail } from '../emails.ts'
import { type Moderated, type ModerationSubject, subjectOf } from '../needs.ts'
import type { Report } from '../reports/store.ts'
import type { Decision } from './store.ts'

/**
 * The statement of reasons to the author (DSA art. 17).
 * @param secret opens the appeal; null where there is nothing to appeal against
 * @returns false when they left no address
 */
export async function tellAuthor(
  context: Context,
  subjects: ModerationSubject[],
  thing: Moderated,
  decision: Decision,
  secret: string | null,
): Promise<boolean> {
  const subject = subjectOf(subjects, thing.kind)
  if (!subject) return false
  return subject.tellAuthor(context, thing.id, {
    template: `moderation-${decision.action}`,
    mail: (t, locale) => statementMail(t, locale, { thing, decision, secret }),
    once: `moderation-decision:${decision.id}:author`,
  })
}

/** The decision and its reasons to those who reported (DSA art. 16(5)); against inaction they can appeal (art. 20(1)). */
export async function tellReporters(context: Context, reports: Report[], decision: Decision) {
  const reachable = reports.filter((report) => report.reporterEmail)
  if (reachable.length === 0) return
  const tell = async (secret: string | null) => {
    for (const report of reachable)
      await tellReporter(context, report, `moderation-decision:${decision.id}`, (t, locale) =>
        answerToReporterMail(t, locale, { report, decision, secret }),
      )
  }
  await tell(decision.action === 'kept' ? await openAppeal(context, decision) : null)
}

type Mail = Parameters<ModerationSubject['tellAuthor']>[2]['mail']

export async function tellReporter(context: Context, report: Report, once: string, mail: Mail) {
  if (!report.reporterEmail) return
  const locale = localeOf(report)
  await notify(context, {
    to: { email: report.reporterEmail },
    template: 'moderation-answer',
    locale,
    about: { kind: 'report', id: report.id },
    mail: mail(context.house.texts.in(locale), locale),
    once: `${once}:${report.id}`,
    fleeting: true,
  })
}

/** The language a person reported in: the address is kept as they read it. */
const localeOf = (report: Report) => split(new URL(report.url).pathname).locale
