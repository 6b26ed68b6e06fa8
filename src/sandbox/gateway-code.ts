/** The code under which a sandbox's gateway is known to its agencies; the default of SHIKRIKI_GATEWAY_CODE. */
export const GATEWAY_CODE = 'my.gov.ge';
