import type { Poll } from '../polls/rules.ts'

export const HOME = '/glosowania'
export const pathOf = ({ slug }: Pick<Poll, 'slug'>) => `${HOME}/${slug}`
export const WORK = '/praca/glosowania'
export const workPathOf = ({ id }: Pick<Poll, 'id'>) => `${WORK}/${id}`
