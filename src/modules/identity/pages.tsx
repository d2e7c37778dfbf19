import { type HttpContext, page } from '../../platform/http/index.ts'
import { ButtonLink, type FormState, Hidden, Link, Prose, QuestionPage, useView } from '../../ui/index.ts'

/** Keeps where a person was going through the forms on the way. */
export function Next({ form }: { form: FormState }) {
  const next = nextOf(form)
  return next ? <Hidden name="dalej" value={next} /> : null
}

/** Adds where a person was going to a link between these pages. */
export function withNext(href: string, form: FormState): string {
  const next = nextOf(form)
  return next ? `${href}?dalej=${encodeURIComponent(next)}` : href
}

function nextOf({ values }: FormState): string | null {
  const next = values.dalej
  return typeof next === 'string' && next !== '/' ? next : null
}

/** A link from a letter that is spent, too old or mistyped. `again` is where to ask for another. */
export function goneLink(c: HttpContext, again: string): Response {
  return page(c, <GoneLinkPage again={again} />, 410)
}

function GoneLinkPage({ again }: { again: string }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('identity.link-gone.title')} unlisted>
      <Prose>
        <p>{t('identity.link-gone')}</p>
      </Prose>
      <p>
        <ButtonLink href={again}>{t('identity.link-gone.again')}</ButtonLink>
      </p>
    </QuestionPage>
  )
}

/** After a form that sends a letter: the same words whoever the address belongs to. */
export function CheckMailPage({ title, again }: { title: string; again: string }) {
  const { t } = useView()
  return (
    <QuestionPage title={title} unlisted>
      <Prose>
        <p>{t('identity.check-mail')}</p>
        <p>{t('identity.check-mail.none')}</p>
      </Prose>
      <p>
        <Link href={again}>{t('identity.check-mail.again')}</Link>
      </p>
    </QuestionPage>
  )
}
