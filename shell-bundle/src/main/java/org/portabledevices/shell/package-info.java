/**
 * Commands of the scope {@code pds} for Gogo: one class for each noun. They parse, call the API, and print.
 * <p>
 * They print instead of returning values, because Gogo throws every value but the last of {@code a; b} away, and the values of what was interrupted or runs in the
 * background as well. {@code System.out} is the standard output of the command: Gogo gives each of its threads one of its own, so pipes, redirections and
 * {@code x = (devices)} work. A command fails by throwing a {@link org.portabledevices.shell.arguments.CommandException} whose message is all there is to say.
 * <p>
 * Commands take all words as one array and parse them on their own, so that what is wrong is said in our words; Gogo would say "Cannot coerce".
 */
package org.portabledevices.shell;
