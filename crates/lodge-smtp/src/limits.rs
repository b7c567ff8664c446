//! How long and how many: the numbers of RFC 5321, and ours where it leaves them open.

//= rfc5321#4.5.3.1.1
//# The maximum total length of a user name or other local-part is 64 octets.
/// The longest local part, as it is meant (unquoted).
pub const LOCAL_PART: usize = 64;

//= rfc5321#4.5.3.1.2
//# The maximum total length of a domain name or number is 255 octets.
/// The longest domain, or address literal with its brackets.
pub const DOMAIN: usize = 255;

//= rfc5321#4.5.3.1.3
//# The maximum total length of a reverse-path or forward-path is 256 octets
//# (including the punctuation and element separators).
/// The longest path that we write.
///
/// The three lengths contradict each other (64 + 1 + 255 is more than 256). We hold senders to the parts,
/// which are what DNS and mailboxes can bear, and not to the sum: a path that another host was able to deliver
/// should not fail here for counting its angle brackets.
pub const PATH: usize = 256;

//= rfc5321#4.5.3.1.4
//# The maximum total length of a command line including the command word and
//# the <CRLF> is 512 octets.  SMTP extensions may be used to increase this
//# limit.
/// What a command line may always hold.
pub const COMMAND_LINE: usize = 512;

/// What a command line may hold here: the extensions add SIZE (26), BODY (17), SMTPUTF8 (10) and an address that
/// is longer in UTF-8, and XCLIENT fills lines with encoded names. Double that, since reading a longer line costs nothing.
pub const LONG_COMMAND_LINE: usize = 2_048;

//= rfc5321#4.5.3.1.5
//# The maximum total length of a reply line including the reply code and the
//# <CRLF> is 512 octets.  More information may be conveyed through
//# multiple-line replies.
/// The longest line of a reply.
pub const REPLY_LINE: usize = 512;

/// The longest line of a reply that we read: others are less careful than they should be.
pub const LONG_REPLY_LINE: usize = 4_096;

/// The most lines of a reply that we read.
pub const REPLY_LINES: usize = 128;

//= rfc5321#4.5.3.1.6
//# The maximum total length of a text line including the <CRLF> is 1000 octets
//# (not counting the leading dot duplicated for transparency).
/// What a line of a message may always hold.
pub const TEXT_LINE: usize = 1_000;

/// What a line of a message may hold here.
///
/// Much real mail has longer lines (HTML on one line, long `References`), every large provider takes it, and a
/// forwarder that breaks or refuses it would break signatures or lose mail. So we pass it byte for byte; but a
/// "line" of megabytes is no mail.
pub const LONG_TEXT_LINE: usize = 64 * 1024;

//= rfc5321#4.5.3.1.8
//# The minimum total number of recipients that MUST be buffered is 100
//# recipients.
/// The most recipients of one message.
pub const RECIPIENTS: usize = 100;
