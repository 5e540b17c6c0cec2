import PhalApiClient from './PhalApiClient.reactnative.js';

const [base, closed, text] = process.argv.slice(2);

function say(name, next) {
  return (rs) => {
    console.log([name, rs.ret, rs.msg, JSON.stringify(rs.data)].join('|'));
    if (next) { next(); }
  };
}

const missing = () => PhalApiClient.apiGet(closed, 'App.Upload.Echo', {}, say('closed'));
const broken = () => PhalApiClient.apiPost(`${base}broken`, 'App.Upload.Echo', {}, say('broken', missing));
const mirrored = () => PhalApiClient.apiGet(`${base}mirrored`, 'App.Upload.Echo', {}, say('mirrored', broken));
const refused = () => PhalApiClient.apiGet(`${base}api`, 'App.Upload.Echo', {}, say('refused', mirrored));
const get = () => PhalApiClient.apiGet(`${base}api`, 'App.Upload.Echo', { text }, say('get', refused));
PhalApiClient.apiPost(`${base}api/`, 'App.Upload.Echo', { text }, say('post', get));
