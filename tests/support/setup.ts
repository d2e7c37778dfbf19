// The product tells time in Warsaw whatever the machine's zone is; a wrong use of the machine's zone should show.
process.env.TZ = 'America/New_York'
