import { Icon, useView } from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Project } from './rules.ts'

/** Marks a project as one's favourite in this browser; without script there is nothing to press. */
export function FavouriteButton({ project }: { project: Pick<Project, 'number' | 'title'> }) {
  const { t } = useView()
  return (
    <button
      type="button"
      class="ds-button budgets-favourite"
      data-variant="tertiary"
      hidden
      data-number={String(project.number)}
      data-add={t('budgets.favourites.add')}
      data-remove={t('budgets.favourites.remove')}
      aria-pressed="false"
    >
      <Icon name="star" />
      <span data-words>{t('budgets.favourites.add')}</span>
      <span class="ui-unseen">{` ${project.title}`}</span>
    </button>
  )
}

/** Leads to the marked ones; shown once there is one. */
export function FavouritesLink({ process }: { process: Process }) {
  const { t, url } = useView()
  const list = url(`${pathOf(process)}/projekty`)
  return (
    <a class="ui-link" hidden data-list={list} href={list}>
      <Icon name="star" /> {t('budgets.favourites')} <span data-count />
    </a>
  )
}
