/**
 * Gives the nonce of the page's policy to each <style> that our scripts create. antd leaves it out in Modal, Drawer, Table
 * and message, and the browser would refuse those styles. Import it before anything that draws.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const createElement = document.createElement.bind(document);
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options);
  if (name.toLowerCase() === 'style') element.setAttribute('nonce', nonce);
  return element;
};
