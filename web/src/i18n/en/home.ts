/** The pages at `/` and `/o/SLUG`. */
export const home = {
  welcome: 'Training equipment, shared and booked without conflict',
  pitch:
    'Schools find equipment and labs that stand idle in enterprises. Enterprises open them on their own terms. Administrators see what is really used.',
  forSchools: 'Schools',
  forSchoolsText: 'Find slots that are really free, with their price. Book one lesson or a whole semester.',
  forEnterprises: 'Enterprises',
  forEnterprisesText: 'List a machine in five minutes, set hours, rules and prices, and answer requests.',
  forAdministrators: 'Administrators',
  forAdministratorsText: 'See utilization. Each figure opens its bookings, and each month is settled.',
  noOrganization: 'What next',
  registerOne: 'Register an organization',
  registerOneText: 'A school or an enterprise registers once and is then verified by the platform.',
  joinOne: 'Join by a link',
  joinOneText: 'Ask an administrator of your organization for an invitation link and open it.',
  lookAround: 'Look at the equipment first',
};
