// The icons of the page, drawn for it on a grid of 24.

const SHAPES = {
  heart: <path d="M12 20.6S3.4 15.7 3.4 9.6A4.7 4.7 0 0 1 12 7a4.7 4.7 0 0 1 8.6 2.6c0 6.1-8.6 11-8.6 11Z" />,
  comment: <path d="M12 3.6c5 0 9 3.3 9 7.5 0 3.9-3.6 6.7-8.1 7.4v2.6a.6.6 0 0 1-.9.5c-3.6-2.1-9-5.1-9-10.5 0-4.2 4-7.5 9-7.5ZM8 9.7a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Zm4 0a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Zm4 0a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z" fillRule="evenodd" />,
  bookmark: <path d="M6.5 3h11A1.5 1.5 0 0 1 19 4.5v15.7a.8.8 0 0 1-1.3.6L12 16.3l-5.7 4.5a.8.8 0 0 1-1.3-.6V4.5A1.5 1.5 0 0 1 6.5 3Z" />,
  share: <path d="M13.2 4.3c0-.9 1-1.3 1.7-.8l7 6.2c.5.5.5 1.2 0 1.7l-7 6.2c-.7.6-1.7.1-1.7-.7v-3c-4.7-.1-7.5 1.3-9.9 4.6-.4.5-1.2.3-1.1-.4.5-5.5 4-10.2 11-10.7Z" />,
  plus: <path d="M12 5v14M5 12h14" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />,
  check: <path d="M5 12.5l4.5 4.5L19 7.5" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />,
  more: <path d="M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z" />,
  sound: <path d="M4 9.5h3.5L12.5 5v14l-5-4.5H4Zm11.5-1.3a5 5 0 0 1 0 7.6M18 5.5a9 9 0 0 1 0 13" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />,
  muted: <path d="M4 9.5h3.5L12.5 5v14l-5-4.5H4Zm12 0 5 5m0-5-5 5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />,
  cinema: <path d="M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9m6 0h3.5A1.5 1.5 0 0 1 20 5.5V9m0 6v3.5a1.5 1.5 0 0 1-1.5 1.5H15m-6 0H5.5A1.5 1.5 0 0 1 4 18.5V15" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  play: <path d="M8 4.8v14.4a.8.8 0 0 0 1.2.7l11.4-7.2a.8.8 0 0 0 0-1.4L9.2 4.1A.8.8 0 0 0 8 4.8Z" />,
  up: <path d="M5 15l7-7 7 7" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />,
  down: <path d="M5 9l7 7 7-7" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />,
  close: <path d="M6 6l12 12M18 6 6 18" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />,
  note: <path d="M9 17.5V5.5l11-2v12M9 17.5a2.8 2.8 0 1 1-2.8-2.8A2.8 2.8 0 0 1 9 17.5Zm11-2a2.8 2.8 0 1 1-2.8-2.8 2.8 2.8 0 0 1 2.8 2.8Z" fill="none" stroke="currentColor" strokeWidth="2" />,
  home: <path d="M11.3 3.3 3.5 9.7a1.5 1.5 0 0 0-.5 1.1v8.7A1.5 1.5 0 0 0 4.5 21h4.7v-5.5a2.8 2.8 0 0 1 5.6 0V21h4.7a1.5 1.5 0 0 0 1.5-1.5v-8.7a1.5 1.5 0 0 0-.5-1.1l-7.8-6.4a1.1 1.1 0 0 0-1.4 0Z" />,
  people: <path d="M8.5 4.5a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4ZM2 19c.3-3.5 3-5.6 6.5-5.6S14.7 15.5 15 19a.9.9 0 0 1-.9 1H2.9a.9.9 0 0 1-.9-1Zm13.7-6a3.1 3.1 0 1 0-1.5-5.8 5.6 5.6 0 0 1-.6 5.1c.6.4 1.3.7 2.1.7Zm1 7h4.4a.9.9 0 0 0 .9-1c-.300-2.9-2.5-4.6-5.4-4.6-.6 0-1.1.1-1.6.2a7.4 7.4 0 0 1 1.7 5.4Z" />,
  globe: <path d="M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Zm0 0c2.5 2.4 3.6 5.3 3.6 8.5s-1.1 6.1-3.6 8.5c-2.5-2.4-3.6-5.3-3.6-8.5S9.5 5.9 12 3.5ZM4 12h16" fill="none" stroke="currentColor" strokeWidth="2" />,
  theme: <path d="M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z" />,
};

export function Icon({ name }) {
  return <svg viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" aria-hidden="true">{SHAPES[name]}</svg>;
}
