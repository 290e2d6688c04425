/**
 * The most common passwords of 8 characters and more, from the lists of breaches that are published every year; those
 * that are shorter are refused for their length. Folded as `foldPassword` does.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  12345678 123456789 1234567890 12345678910 123123123 1234512345 123456123456 12341234 11223344 87654321 987654321
  9876543210 0987654321 0123456789 01234567 147258369 123654789 789456123 147852369 159357456 11112222 12121212 10203040
  19841984 20202020 20232023 20242024 20252025 20262026 13131313 31415926 520131400 5201314520 woaini1314 woaini520
  password passwords password1 password2 password12 password123 password1234 password12345 password123456 password!
  password1! password@123 passw0rd passw0rd1 passw0rd! p@ssword p@ssw0rd p@ssw0rd1 p@ssw0rd123 pa$$word pa55word
  1password mypassword newpassword secret123 secret12 topsecret changeme changeme1 changeme123 changeit default1
  letmein1 letmein123 welcome1 welcome12 welcome123 welcome@123 admin123 admin1234 admin12345 admin123456 adminadmin
  admin@123 administrator root1234 rootroot toor1234 test1234 test12345 testtest testing1 testing123 guest123 user1234
  demo1234 demodemo temp1234 temporary sample123 default123 hello123 hellohello login123 access123 access14 master123
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwert123 qwer1234 qwe123qwe
  qweqweqwe qweasdzxc qwaszx12 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
  1qazxsw2 zaq12wsx zaq1zaq1 qazwsxedc qazwsx123 asdfghjk asdfghjkl asdf1234 asdfasdf asd123456 asdasdasd zxcvbnm1
  zxcvbnm123 zxcvbnm, zxcv1234 azertyuiop azerty123 qwertzuiop qwertz123 1234qwer 123qweasd 123qwe123 12qwaszx abcd1234
  abc12345 abc123456 abc123abc abcdefgh abcdefghi abcdef123 abcabcabc abcd12345 a1b2c3d4 a1b2c3d4e5 a1234567 a12345678
  a123456789 a123456a aa123456 aa12345678 aaa12345 123456aa 123456789a 12345678a 1234567a 123456abc 1a2b3c4d iloveyou
  iloveyou1 iloveyou2 iloveyou! iloveu123 sunshine sunshine1 princess princess1 football football1 baseball baseball1
  basketball superman superman1 batman123 spiderman starwars starwars1 trustno1 whatever whatever1 computer computer1
  internet samsung1 michelle michael1 jennifer jordan23 jonathan charlie1 dragon123 monkey123 shadow123 mustang1
  chocolate butterfly liverpool chelsea1 arsenal1 barcelona manchester blink182 metallica slipknot corvette mercedes
  qq123456 wang1234 wangyang zhang123 xiaoming taobao123 woaiwojia iloveyou520 china123 beijing2008 school123 student1
  student123 teacher1 teacher123 workbay1 workbay123
  `
    .trim()
    .split(/\s+/),
);
