/** The job that tells devices of one notification. */
export const PUSH = 'notices.push'

/** Where the part of the browser that hears of news lives; its own folder keeps it apart from the application for the field. */
export const PUSH_HOME = '/powiadomienia/'
export const PUSH_WORKER = `${PUSH_HOME}praca.js`
