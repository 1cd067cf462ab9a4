// dfd: at orders/1 has limit=rate auth=session
export const limits = { perMinute: 60, cookie: { httpOnly: true, sameSite: "strict" } };

/**
 * dfd: at orders/api has has=browser-headers,session
 */
export const headers = { "Content-Security-Policy": "default-src 'self'" };

export const notAnAnchor = `
// dfd: at orders/never
`;
